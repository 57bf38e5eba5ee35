/** Bundles the worker into the folder; answers the path of the file. */
export function buildWorkers(outdir?: string): Promise<string>

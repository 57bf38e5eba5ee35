export declare const root: string
export declare class StepError extends Error {}
export declare function step<Answer>(what: string, work: () => Promise<Answer> | Answer): Promise<Answer>
export declare function seconds(started: number): string
export type RunOptions = { env?: NodeJS.ProcessEnv | Record<string, string>; cwd?: string; show?: boolean }
export declare function run(command: string, args: string[], options?: RunOptions): Promise<string>
export declare function runNode(args: string[], options?: RunOptions): Promise<string>
export declare function hashOf(paths: string[], extra?: string): string
export declare function hasStamp(name: string, value: string): boolean
export declare function writeStamp(name: string, value: string): void
export declare function alone<Answer>(name: string, work: () => Promise<Answer>): Promise<Answer>

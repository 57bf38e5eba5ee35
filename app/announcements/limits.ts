/** Below what a form may send at all (`serverActions.bodySizeLimit` in next.config.js). */
export const mostFileBytes = 5 * 1024 * 1024

import { badCells } from './bad-cells'
import type { BadFile } from './bad-file'
import { badPackages } from './bad-packages'
import { badTemplates } from './bad-templates'

/** Files as people really send them, each with the sentence that answers it. */
export const badFiles: readonly BadFile[] = [...badPackages, ...badTemplates, ...badCells]

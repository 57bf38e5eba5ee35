import { createRequire } from 'node:module'
import path from 'node:path'

const require = createRequire(import.meta.url)
const resolve = (file: string) => require.resolve(`@expo-google-fonts/source-sans-3/${file}`)

/** The TTF of both weights: of regular and of what is `bold` in a PDF. */
export const regularFile = resolve('400Regular/SourceSans3_400Regular.ttf')
export const semiboldFile = resolve('600SemiBold/SourceSans3_600SemiBold.ttf')
export const fontFolder = path.dirname(path.dirname(regularFile))

import { special } from './samples/special'
import { usual } from './samples/usual'

export { sampleModel, samplePoint, sampleSeries, sampleWords } from './samples/build'

/** One model for each way a chart can look: made up, marked as demonstration, every hard case once. For tests. */
export const samples = { ...usual, ...special }

/** What the first touch of the form fetches. */
export { openDesk } from './desk'
export { DeskPanel } from './desk-panel'

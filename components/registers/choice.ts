/** One line of a list to choose from. */
export type Choice = { value: string; label: string }

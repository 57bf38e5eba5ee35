/** What an empty database gets for a demonstration (DEMO_SCENARIO). */
export type Scenario = {
  name: 'default' | 'before-entry'
  /** True: Lâm Bình's Quý IV/2023 is loaded approved with the announcement's figures; false: nobody entered it yet. */
  lamBinhEntered: boolean
}

const scenarios: Readonly<Record<Scenario['name'], Scenario>> = {
  default: { name: 'default', lamBinhEntered: true },
  'before-entry': { name: 'before-entry', lamBinhEntered: false },
}

/** The scenario of that name; throws naming those there are. */
export function getScenario(name: string): Scenario {
  const scenario = Object.values(scenarios).find((one) => one.name === name)
  if (!scenario) throw new Error(`DEMO_SCENARIO=${name}: there is ${Object.keys(scenarios).join(', ')}`)
  return scenario
}

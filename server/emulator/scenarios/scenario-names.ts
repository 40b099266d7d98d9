/** The scenarios by name; the first is the default. What they are made of is in the catalogue. */
export const SCENARIO_NAMES = ['showtime', 'empty', 'thousand', 'arena'] as const;

export type ScenarioName = (typeof SCENARIO_NAMES)[number];

export function isScenarioName(text: string): text is ScenarioName {
  return SCENARIO_NAMES.some((name) => name === text);
}

/** One for each place in the list, so that somebody keeps their colour wherever the layout puts them. */
const GROUNDS = [
  '#33558b',
  '#7a3f5d',
  '#2f6b55',
  '#7a5a24',
  '#54459a',
  '#2c6a7c',
  '#87453a',
  '#4d6630',
  '#6d3f86',
  '#3f5f6d',
  '#8a3f6f',
  '#5c5a2a',
];

/** The colour of somebody, by their place in the list of people. */
export const groundOf = (index: number): string => GROUNDS[index % GROUNDS.length] ?? '#33558b';

/**
 * @typedef {object} StartOptions
 * @property {'main' | 'emulator'} program which of the two programs of dist/server to run
 * @property {string[]} args what is left for it
 */

/**
 * What `npm start -- …` and `npm run emulator -- …` ask for: the console, or the emulator alone.
 * @param {string[]} args the command line after the script's name
 * @returns {StartOptions}
 */
export function startOptions(args) {
  if (args[0] === 'emulator') return { program: 'emulator', args: args.slice(1) };
  return { program: 'main', args };
}

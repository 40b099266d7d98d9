/**
 * @typedef {object} StartOptions
 * @property {'main' | 'emulator'} program which of the two programs of dist/server to run
 * @property {string[]} args its command line
 * @property {Record<string, string>} env what the flags say in the words of the server's configuration
 */

/** Flags of the console with a value, and the variable that says the same. */
const VARIABLES = new Map([
  ['--scenario', 'CALLBOARD_SCENARIO'],
  ['--port', 'PORT'],
]);

const USAGE = 'Known: --scenario showtime|empty|thousand|arena, --port <number>, --reset.';

/**
 * What `npm start -- …` and `npm run emulator -- …` ask for: the console, or the emulator alone, which reads its own
 * flags.
 * @param {string[]} args the command line after the script's name
 * @returns {StartOptions}
 * @throws {Error} for a word the console does not know
 */
export function startOptions(args) {
  if (args[0] === 'emulator') return { program: 'emulator', args: args.slice(1), env: {} };
  /** @type {StartOptions} */
  const options = { program: 'main', args: [], env: {} };
  // Both spellings: --port 3001 and --port=3001.
  const words = args.flatMap((word) => (word.startsWith('--') ? splitAtEquals(word) : [word]));
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const variable = VARIABLES.get(word);
    if (variable) {
      const value = words.shift();
      if (value === undefined || value.startsWith('--')) throw new Error(`${word} needs a value. ${USAGE}`);
      options.env[variable] = value;
    } else if (word === '--reset') {
      options.args.push(word);
    } else {
      throw new Error(`${word} is not an option of npm start. ${USAGE}`);
    }
  }
  return options;
}

/** @param {string} word */
function splitAtEquals(word) {
  const place = word.indexOf('=');
  return place < 0 ? [word] : [word.slice(0, place), word.slice(place + 1)];
}

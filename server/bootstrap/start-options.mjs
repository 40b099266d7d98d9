/**
 * @typedef {object} StartOptions
 * @property {'main' | 'emulator' | 'backup' | 'restore' | 'audit' | 'admin' | 'iam'} program which program of dist/server to run
 * @property {string[]} args its command line
 * @property {Record<string, string>} env what the flags say in the words of the server's configuration
 */

/** Programs that read their own command line. */
const OTHERS = /** @type {const} */ (['emulator', 'backup', 'restore', 'audit', 'admin', 'iam']);

/** Flags of the console with a value, and the variable that says the same. */
const VARIABLES = new Map([
  ['--scenario', 'CALLBOARD_SCENARIO'],
  ['--port', 'PORT'],
]);

const USAGE = 'Known: --scenario showtime|empty|thousand|arena, --port <number>, --reset.';

/**
 * What `npm start -- …`, `npm run emulator -- …`, `npm run backup -- …`, `restore`, `audit`, `admin` and `iam` ask for: the console,
 * or another program, which reads its own command line.
 * @param {string[]} args the command line after the script's name
 * @returns {StartOptions}
 * @throws {Error} for a word the console does not know
 */
export function startOptions(args) {
  const other = OTHERS.find((name) => name === args[0]);
  if (other !== undefined) return { program: other, args: args.slice(1), env: {} };
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

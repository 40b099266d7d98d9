/** How much the campaigns (fuzz, kills, faults, properties) are multiplied for the named figures. */
const DEEP_SCALE = 100;

/**
 * @typedef {'check' | 'components' | 'http' | 'browser' | 'screenshots'} TierName
 *
 * @typedef {object} TestOptions
 * @property {TierName[]} tiers
 * @property {string | undefined} scale value of CAMPAIGN_SCALE for the tests; undefined leaves it as it is
 * @property {string | undefined} evidence file that keeps a copy of the output
 * @property {number} minutes the longest a tier may take
 * @property {boolean} whole whether the browser tier has `e2e/wide` in it
 * @property {string[]} args handed on to the one tier's runner
 */

/** @type {readonly TierName[]} */
const ALL = ['check', 'components', 'http', 'browser'];
/** @type {readonly TierName[]} */
const KNOWN = [...ALL, 'screenshots'];

/**
 * The command line of `npm test`: `--whole`, `--deep`, `--evidence`, `--only <tier>` and, with `--only`, whatever its runner takes.
 * @param {string[]} args
 * @param {string} node major version, which names the evidence
 * @returns {TestOptions}
 * @throws {Error} for words it does not know
 */
export function testOptions(args, node) {
  const rest = [...args];
  const take = (/** @type {string} */ flag) => {
    const place = rest.indexOf(flag);
    return place < 0 ? undefined : rest.splice(place, 1)[0];
  };
  const deep = take('--deep') !== undefined;
  const whole = take('--whole') !== undefined || deep;
  const evidence = take('--evidence') !== undefined || deep;
  const place = rest.indexOf('--only');
  const only = place < 0 ? undefined : rest.splice(place, 2)[1];
  const tiers = KNOWN.filter((name) => (only === undefined ? ALL.includes(name) : name === only));
  if (tiers.length === 0 || (place >= 0 && only === undefined)) {
    throw new Error(`--only takes one of ${KNOWN.join(', ')}.`);
  }
  if (rest.length > 0 && (only === undefined || only === 'check')) {
    throw new Error(
      `Unknown: ${rest.join(' ')}. Known: --whole, --deep, --evidence, --only ${KNOWN.join('|')}.`,
    );
  }
  return {
    tiers,
    scale: deep ? String(DEEP_SCALE) : undefined,
    evidence: evidence ? `docs/evidence/${deep ? 'test-deep' : 'test'}-node${node}.txt` : undefined,
    minutes: deep ? 240 : 30,
    // Who asks for the browser tests alone asks for all of them.
    whole: whole || only === 'browser',
    args: rest,
  };
}

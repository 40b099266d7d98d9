/**
 * Loading the events of whole sessions. Prints tables, asserts nothing:
 *
 *     npm run bench:load                 # both parts, about eight minutes
 *     PEOPLE=100 npm run bench:load      # the first part with fewer people
 *     PART=b npm run bench:load          # one part alone
 */
import { limitsLine } from '#server/testing/test-limits.ts';
import { benchBesideBrowsing } from './beside-browsing.ts';
import { benchWithinShare } from './within-share.ts';

console.log(limitsLine());

const PEOPLE = Number(process.env['PEOPLE'] ?? 500);
const PART = process.env['PART'] ?? 'ab';

const parts: [string, string, () => Promise<void>][] = [
  [
    'a',
    `The events of ${PEOPLE} people of a session, at 60 % of AWS’s rates`,
    async () => benchWithinShare(PEOPLE),
  ],
  ['b', 'A million events as fast as they come, beside 50 people who browse', benchBesideBrowsing],
];
for (const [part, title, run] of parts) {
  if (!PART.includes(part)) continue;
  console.log(`\n${title}\n\n| what | seen | bound |\n| --- | --- | --- |`);
  await run();
}

/**
 * Compares this folder's table, and that of the errors of each operation, with AWS's own model of the API, for whoever
 * has that file (it is part of botocore: `data/ivs-realtime/2020-07-14/service-2.json`):
 *
 *     npx tsx server/emulator/constraints/compare-with-model.ts <path to service-2.json>
 *
 * Leaves with 1 when there is a difference, and with 2 when there is nothing to compare with.
 */
import { readFileSync } from 'node:fs';
import { compareErrorsWithModel } from './error-differences.ts';
import { compareWithModel, type Model } from './model-differences.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const path = process.argv[2];
if (path === undefined) {
  say('Which model? Give the path of a service-2.json.');
  process.exit(2);
}

const model = JSON.parse(readFileSync(path, 'utf8')) as Model;
const { differences: ofInputs, exceptions, operations, members } = compareWithModel(model);
const differences = [...ofInputs, ...compareErrorsWithModel(model)];
for (const difference of differences) say(difference);
say(
  `${operations} operations with ${members} members and their errors compared: ` +
    (differences.length === 0 ? 'no difference.' : `${differences.length} differences.`),
);
say(`Patterns that differ on purpose: ${exceptions.length === 0 ? 'none' : exceptions.join(', ')}.`);
process.exitCode = differences.length === 0 ? 0 : 1;

/**
 * Runs jobs, so many at a time, in the order given.
 * @template T
 * @param {(() => Promise<T>)[]} jobs none of which rejects
 * @param {number} atOnce
 * @returns {Promise<T[]>} the results, in the order of the jobs
 */
export async function runPool(jobs, atOnce) {
  /** @type {T[]} */
  const results = [];
  const queue = [...jobs.entries()];
  const lane = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [place, job] = next;
      results[place] = await job();
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, atOnce) }, lane));
  return results;
}

import { describe, expect, test } from 'vitest';
import { ownWorker } from './own-worker.ts';

describe('an address of a worker', () => {
  test.each([
    '/assets/live-worker-BzR3_x-9.js',
    '/assets/unpack-worker-DkX1abcd.js',
    '/live/live-worker.ts?sharedworker_file&type=module',
    '/features/sessions/timeline/unpack-worker.ts?worker_file&type=module',
  ])('of the build is taken: %s', (address) => {
    expect(ownWorker(address)).toBe(address);
  });

  test.each([
    'https://elsewhere.example/assets/live-worker-BzR3_x-9.js',
    '//elsewhere.example/assets/live-worker-BzR3_x-9.js',
    '/\\elsewhere.example/live-worker-BzR3_x-9.js',
    'data:text/javascript,alert(1)//live-worker-a.js',
    'blob:http://localhost/live-worker-BzR3_x-9.js',
    'javascript:alert(1)',
    '/assets/../api/live-worker-BzR3_x-9.js',
    '/assets/session-page-DkX1abcd.js',
    '/assets/live-worker-BzR3_x-9.js?from=elsewhere',
    '',
  ])('that is anything else is refused: %s', (address) => {
    expect(() => ownWorker(address)).toThrow(TypeError);
  });
});

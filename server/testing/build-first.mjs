/** Before the first of the tests that start programs: builds where the sources have changed. */
export { ensureBuilt as setup } from '../bootstrap/build-stamp.mjs';

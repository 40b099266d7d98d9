/** The pages that have only something to say, as one chunk: they are seldom seen. */
export { Defect } from './defect.tsx';
export { NoConnection } from './no-connection.tsx';
export { NotFoundPage } from './not-found-page.tsx';

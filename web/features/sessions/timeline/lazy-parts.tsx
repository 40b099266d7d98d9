/** What the session page fetches once its picture is there, in one piece; the table of events comes in another. */
export { MomentPanel } from './moment/moment-panel.tsx';
export { Strips } from './strips/strips.tsx';

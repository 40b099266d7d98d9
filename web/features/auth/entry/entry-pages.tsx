/** The pages before one is signed in, as one chunk: each is small, and a chunk's name weighs on the first page. */
export { DisplayPage } from './display-page.tsx';
export { InvitationPage } from './invitation-page.tsx';
export { SetUpPage } from './set-up-page.tsx';
export { SignInPage } from './sign-in-page.tsx';

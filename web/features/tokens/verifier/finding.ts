/** One thing that was looked at in a token. */
export interface Finding {
  about: 'Header' | 'Signature' | 'Claims' | 'Stage' | 'Time';
  /** `bad`: AWS refuses the token for it. `note`: nobody but AWS can tell, or it is only odd. */
  tone: 'good' | 'bad' | 'note';
  text: string;
}

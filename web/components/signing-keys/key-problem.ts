/** Why a text is not the key that is wanted; a rule that follows a field's name, `must be …`. */
export class KeyProblem extends Error {
  override readonly name = 'KeyProblem';
}

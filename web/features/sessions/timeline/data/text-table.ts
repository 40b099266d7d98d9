/** Gives each distinct text a number, so that a column holds four bytes where a million strings would stand. */
export class TextTable {
  readonly #texts: string[] = [''];
  readonly #numbers = new Map<string, number>([['', 0]]);

  /** The number of a text, new or known. The empty text is 0: "none". */
  number(text: string): number {
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.#texts.length;
      this.#texts.push(text);
      this.#numbers.set(text, number);
    }
    return number;
  }

  /** Every text, at the place of its number. */
  get all(): readonly string[] {
    return this.#texts;
  }

  /** The text of a number that this table gave. */
  text(number: number): string {
    return this.#texts[number] ?? '';
  }
}

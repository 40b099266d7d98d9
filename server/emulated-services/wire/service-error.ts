/** A refusal as AWS's JSON protocols word it: the name of the error, its HTTP status and its text in `message`. */
export class ServiceError extends Error {
  override readonly name: string;
  readonly status: number;

  constructor(name: string, message: string, status = 400) {
    super(message);
    this.name = name;
    this.status = status;
  }
}

/** Undoes a transaction that has already written, and tells why; caught where the transaction was begun. */
export class Undone<Failure extends { code: string }> extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code)
  }
}

/** The caller closed the connection before its answer was ready: nobody to answer, nothing to report. */
export class ClientGone extends Error {
  constructor() {
    super('The client closed the connection.');
    this.name = 'ClientGone';
  }
}

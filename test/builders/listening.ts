import { AbstractLogger } from 'typeorm';

/** Writes down what a pool sends to the database, in order, by the first words of each statement. */
export class Listening extends AbstractLogger {
  readonly heard: string[] = [];

  constructor() {
    super(true);
  }

  override logQuery(query: string): void {
    this.heard.push(query.trim().split(/\s+/).slice(0, 3).join(' ').toLowerCase());
  }

  protected override writeLog(): void {
    // Statements alone are listened for.
  }
}

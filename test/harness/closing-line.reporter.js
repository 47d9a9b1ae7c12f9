/** Ends the run with the one line that other programs read: `N passed, N failed[, N skipped]`. */
export default class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    const skipped = results.numPendingTests + results.numTodoTests;
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const tail = skipped > 0 ? `, ${skipped} skipped` : '';
    process.on('exit', () =>
      process.stdout.write(`${results.numPassedTests} passed, ${failed} failed${tail}\n`),
    );
  }
}

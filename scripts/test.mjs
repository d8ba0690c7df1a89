// npm test: sets up everything that the tests need, runs all of them, and says how many passed.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackages } from './apt.mjs';
import { build } from './build.mjs';
import { runBin, setup } from './setup.mjs';

setup();
installPackages();
build();

const folder = mkdtempSync(join(tmpdir(), 'redress-test-'));
const report = join(folder, 'report.json');
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
const status = runBin('vitest', ['run', '--config', 'test/vitest.config.ts', ...reporters, ...process.argv.slice(2)]);
const counts = countsOf(report);
rmSync(folder, { recursive: true, force: true });

// A test that did not run proves nothing: it counts as a failure of the run.
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed${skipped}\n`);
process.exitCode = status === 0 && counts.passed > 0 && counts.failed === 0 && counts.skipped === 0 ? 0 : 1;

function countsOf(file) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites } = JSON.parse(
      readFileSync(file, 'utf8'),
    );
    // A file that could not even be loaded has no tests to count.
    const failed = numFailedTests === 0 && numFailedTestSuites > 0 ? numFailedTestSuites : numFailedTests;
    return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What starts processes, or changes what a process has once: each file has one of its own. */
const ALONE = ['app', 'backup', 'channels/whatsapp-baileys', 'chaos', 'doctor', 'faults', 'queue', 'upgrade'].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);

/** The long ones first, so that at the end nobody waits for one of them; those with a worker of their own together. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ project, moduleId }: TestSpecification): number => {
      if (project.name === 'alone') return 0;
      return /\/test\/(console|phone)\//.test(moduleId) ? 1 : 2;
    };
    return (await super.sort(files)).sort((a, b) => rankOf(a) - rankOf(b));
  }
}

export default defineConfig({
  test: {
    globalSetup: ['test/helpers/global-postgres.ts', 'test/helpers/global-lent.ts'],
    // Real servers start in these tests; the machine they must pass on has two cores.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A page that loads, or a machine that others keep busy, takes longer than the second that is asked for by itself.
    expect: { poll: { timeout: 15_000 } },
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
    projects: [
      { extends: true, test: { name: 'alone', include: ALONE } },
      // Nothing in our modules outlives its use (no connection, timer or client of a module): the files of a worker share them,
      // which halves what their tests cost.
      { extends: true, test: { name: 'shared', include: ['test/**/*.test.ts'], exclude: ALONE, isolate: false } },
    ],
  },
});

import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What starts servers, processes and browsers: most of the time it waits, and each file has a process of its own. */
const WHOLE = [
  'app',
  'backup',
  'channels/whatsapp-baileys',
  'chaos',
  'console',
  'doctor',
  'faults',
  'phone',
  'queue',
  'upgrade',
].map((folder) => `test/${folder}/**/*.test.ts`);

/** The long ones first, so that at the end nobody waits for one of them. */
class WholeFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isWhole = ({ project }: TestSpecification): boolean => project.name === 'whole';
    return [...sorted.filter(isWhole), ...sorted.filter((file) => !isWhole(file))];
  }
}

export default defineConfig({
  test: {
    globalSetup: ['test/helpers/global-postgres.ts'],
    // Real servers start in these tests; the machine they must pass on has two cores.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 3,
    sequence: { sequencer: WholeFirst },
    projects: [
      { extends: true, test: { name: 'whole', include: WHOLE } },
      // Nothing in our modules outlives its use (no connection, timer or client of a module): the files of a worker share them,
      // which halves what the parts' tests cost.
      { extends: true, test: { name: 'parts', include: ['test/**/*.test.ts'], exclude: WHOLE, isolate: false } },
    ],
  },
});

import { type Check, verdicts } from './check.ts';

const { judge } = verdicts('machine');
const LEAST = [20, 19];

/** Whether this Node.js can run Redress. */
export function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = LEAST;
  const isOk = major > leastMajor || (major === leastMajor && minor >= leastMinor);
  return judge(isOk, { name: 'node', detail: version, cure: `install Node.js ${LEAST.join('.')} or newer` });
}

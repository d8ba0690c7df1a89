import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createRecordings } from '../../../channels/voice-twilio/late-recordings.ts';
import { voiceTwilioOptions } from '../../../channels/voice-twilio/options.ts';
import { fakeChannelDeps } from '../../helpers/channel-deps.ts';

const RECORDING = `RE${'5'.repeat(32)}`;
const CALL = `CA${'1'.repeat(32)}`;
/** Twilio, whose line breaks in the middle of a recording. */
const twilio = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'audio/mpeg', 'content-length': '1000' });
  response.write('ID3', () => response.destroy());
});

beforeEach(async () => {
  twilio.listen(0, '127.0.0.1');
  await once(twilio, 'listening');
});
afterEach(() => {
  twilio.close();
  twilio.closeAllConnections();
});

it('a recording that breaks off on its way is owed, and its ticket does not wait for it', async () => {
  const address = twilio.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const options = voiceTwilioOptions.parse({
    accountSid: `AC${'a'.repeat(32)}`,
    authToken: 'the-token-of-the-test',
    apiBaseUrl: `http://127.0.0.1:${port}`,
  });
  const deps = fakeChannelDeps('shop-phone');

  await createRecordings(options, deps).take(RECORDING, { callSid: CALL, from: '+919845012301', note: 'voicemail' });

  expect(await deps.state.keys('recording-')).toEqual([`recording-${RECORDING}`]);
  expect(deps.received).toMatchObject([{ message: { kind: 'note', threadKey: CALL }, files: [] }]);
});

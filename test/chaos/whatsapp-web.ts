import { answerWhileDying } from '../helpers/dying-sockets.ts';
import { emptyVerdict } from './audit.ts';
import type { Row } from './run.ts';

const PARTY = { messages: 500, deaths: 50, customers: 20 };

/** The socket of WhatsApp Web dies 50 times during 500 messages. What stays in the outbox was never answered. */
export async function runWhatsappWeb(): Promise<Row> {
  const { deaths, lost, doubled, unread, uncertain, failed, queued } = await answerWhileDying(PARTY);
  const problems = [
    ...(unread > 0 ? [`the phones could not open ${unread} answers`] : []),
    ...(queued > 0 ? [`${queued} answers never left`] : []),
  ];
  return {
    ...emptyVerdict(),
    mode: 'whatsapp-web',
    database: 'SQLite',
    takeovers: {},
    fault: 'the socket dies',
    times: deaths,
    notDone: null,
    messages: PARTY.messages,
    lost: lost + unread + queued,
    doubled,
    uncertain,
    failed,
    problems,
  };
}

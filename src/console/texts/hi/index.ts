import type { en } from '../en/index.ts';
import { days } from './days.ts';
import { desk } from './desk.ts';
import { faults } from './faults.ts';
import { held } from './held.ts';
import { hints } from './hints.ts';
import { inbox } from './inbox.ts';
import { losses } from './losses.ts';
import { orders } from './orders.ts';
import { phone } from './phone.ts';
import { record } from './record.ts';
import { reports } from './reports.ts';
import { session } from './session.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { ticket } from './ticket.ts';
import { words } from './words.ts';

export const hi: typeof en = {
  shell,
  session,
  words,
  days,
  held,
  hints,
  inbox,
  losses,
  ticket,
  desk,
  orders,
  phone,
  record,
  reports,
  settings,
  faults,
};

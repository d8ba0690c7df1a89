import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/console/texts/en/index.ts';
import { useAgents } from './agents.ts';
import { standsStill } from './looks.ts';

/** A whole day at the desk, with two people at once, against the whole product and its demo shop. */
describe('what people do most at the desk', () => {
  const agents = useAgents();

  it('looks through the views by keys, and opens a ticket', async () => {
    const page = await agents.open('asha', '/console/tickets?view=unassigned');
    await page.getByText('Priya Nair').waitFor();
    const nobodyElse = await page.getByText('Joseph Mathew').count();
    await page.keyboard.press('j');
    await page.keyboard.press('o');
    await page.getByRole('textbox', { name: 'Reply' }).waitFor();
    await page.keyboard.press('u');
    await page.getByRole('heading', { name: 'Unassigned' }).waitFor();
    await page.context().close();

    expect(nobodyElse).toBe(0);
  });

  it('takes a ticket, and the other person sees it at once', async () => {
    const list = await agents.open('ravi', '/console/tickets');
    const row = list.getByRole('row', { name: /Sneha Kulkarni/ });
    await row.getByText('Nobody').waitFor();
    const page = await agents.openTicket('asha', 'Sneha Kulkarni');

    await page.getByRole('button', { name: 'Assign to me' }).click();
    await row.getByText('Asha Rao').waitFor({ timeout: 10_000 });

    await page.context().close();
    await list.context().close();
  });

  it('answers the customer, and the answer arrives in the thread with its delivery', async () => {
    const page = await agents.openTicket('asha', 'Priya Nair');
    await page.getByRole('textbox', { name: 'Reply' }).fill('Dear Priya, the new address is noted.');
    await agents.picture(page, 'reply');
    await page.keyboard.press('Control+Enter');
    const bubble = page.getByRole('log').getByText('Dear Priya, the new address is noted.');
    await bubble.waitFor();
    await expect.poll(() => page.getByRole('textbox', { name: 'Reply' }).inputValue()).toBe('');
    await expect.poll(() => agents.stateOf('Priya Nair')).toBe('open');
    await page.context().close();
  });

  it('uses a canned reply, filled in for this customer', async () => {
    const page = await agents.openTicket('asha', 'Vikram Singh');
    await page.getByRole('button', { name: 'Canned replies' }).click();
    await page.getByRole('textbox', { name: 'Search canned replies' }).fill('photo');
    await page.getByRole('option', { name: /Ask for a photo/ }).click();

    await expect
      .poll(() => page.getByRole('textbox', { name: 'Reply' }).inputValue())
      .toMatch(/^Dear Vikram Singh, please send us a photo/);
    await page.context().close();
  });

  it('finds a canned reply by the slash it is named with, and goes back to the answer without one', async () => {
    const page = await agents.openTicket('asha', 'Vikram Singh');
    const field = page.getByRole('textbox', { name: 'Reply' });
    await field.fill('');
    await field.press('/');
    await page.getByRole('textbox', { name: 'Search canned replies' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
    await field.pressSequentially('For 1/2 of it:');
    await field.press('Shift+Enter');
    await field.press('/');
    await page.getByRole('textbox', { name: 'Search canned replies' }).pressSequentially('photo');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');

    await expect
      .poll(() => field.inputValue())
      .toMatch(/^For 1\/2 of it:\n\nDear Vikram Singh, please send us a photo/);
    await page.context().close();
  });

  it('sees who else is here and types, and is stopped from answering past a colleague', async () => {
    const asha = await agents.openTicket('asha', 'Suresh Pillai');
    const ravi = await agents.openTicket('ravi', 'Suresh Pillai');
    await asha.getByText('Ravi Kumar is looking at this too.').waitFor();
    await asha.getByRole('textbox', { name: 'Reply' }).fill('We send you three new plates.');
    await ravi.getByRole('textbox', { name: 'Reply' }).pressSequentially('We refund you.');
    await asha.getByText('Ravi Kumar is writing an answer…').waitFor();
    await ravi.getByRole('button', { name: 'Send', exact: true }).click();

    const stopped = asha.getByRole('alert').filter({ hasText: 'Somebody wrote meanwhile' });
    await stopped.getByText('We refund you.').waitFor();
    await agents.picture(asha, 'collision');
    const isBlocked = await asha.getByRole('button', { name: 'Send', exact: true }).isDisabled();
    const kept = await asha.getByRole('textbox', { name: 'Reply' }).inputValue();
    await stopped.getByRole('button', { name: 'I have read it' }).click();
    await asha.getByRole('button', { name: 'Send', exact: true }).click();
    await asha.getByRole('log').getByText('We send you three new plates.').waitFor();
    await asha.context().close();
    await ravi.context().close();

    expect(isBlocked).toBe(true);
    expect(kept).toBe('We send you three new plates.');
  });

  it('keeps what was begun over a reload, and on another device', async () => {
    const page = await agents.openTicket('asha', 'Fatima Shaikh');
    await page.getByRole('textbox', { name: 'Reply' }).fill('A draft that must not be lost');
    await page.waitForTimeout(2_000);
    await page.reload();
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Reply' }).inputValue())
      .toBe('A draft that must not be lost');
    // The last words before going back to the list are told at once.
    await page.getByRole('textbox', { name: 'Reply' }).fill('A draft that must not be lost, to its end');
    const isTold = page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.ok());
    await page.getByRole('link', { name: 'Back to the list' }).click();
    await isTold;
    const other = await agents.openTicket('asha', 'Fatima Shaikh');
    await expect
      .poll(() => other.getByRole('textbox', { name: 'Reply' }).inputValue())
      .toBe('A draft that must not be lost, to its end');
    await other.context().close();
    await page.context().close();
  });

  it('keeps the answer and the note apart, and each as it was when it is gone back to', async () => {
    const page = await agents.openTicket('asha', 'Imran Khan');
    const field = (one: Page, name: string) => one.getByRole('textbox', { name });
    const turnTo = (one: Page, name: string) => one.locator('label').getByText(name, { exact: true }).click();
    const isTold = page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.ok());
    await field(page, 'Reply').fill('We come again tomorrow.');
    await isTold;
    await turnTo(page, 'Internal note');
    await field(page, 'Internal note').fill('The courier knows the building now.');
    await turnTo(page, 'Reply');
    await standsStill(page);
    const reply = await field(page, 'Reply').inputValue();
    const other = await agents.openTicket('asha', 'Imran Khan');
    await expect.poll(() => field(other, 'Reply').inputValue()).toBe('We come again tomorrow.');
    await turnTo(other, 'Internal note');
    await standsStill(other);
    const note = await field(other, 'Internal note').inputValue();
    await Promise.all([page.context().close(), other.context().close()]);

    expect({ reply, note }).toEqual({ reply: 'We come again tomorrow.', note: '' });
  });

  it('shows of a draft what is newest: what was written on, or sent, on another device', async () => {
    const field = (page: Page) => page.getByRole('textbox', { name: 'Reply' });
    /** Until the server has it, which another device asks. */
    const write = async (page: Page, text: string): Promise<void> => {
      const isTold = page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.ok());
      await field(page).fill(text);
      await isTold;
    };
    const laptop = await agents.openTicket('asha', 'Priya Nair');
    await write(laptop, 'Begun at the desk');
    const phone = await agents.openTicket('asha', 'Priya Nair');
    await expect.poll(() => field(phone).inputValue()).toBe('Begun at the desk');
    await write(phone, 'Begun at the desk, written on under way');
    await laptop.reload();
    await expect.poll(() => field(laptop).inputValue()).toBe('Begun at the desk, written on under way');
    await phone.getByRole('button', { name: 'Send', exact: true }).click();
    await phone.getByRole('log').getByText('written on under way').waitFor();
    await laptop.reload();
    await laptop.getByRole('log').getByText('written on under way').waitFor();

    await expect.poll(() => field(laptop).inputValue()).toBe('');
    await Promise.all([laptop.context().close(), phone.context().close()]);
  });

  it('keeps what is typed while an answer is on its way', async () => {
    const page = await agents.openTicket('asha', 'Priya Nair');
    const field = page.getByRole('textbox', { name: 'Reply' });
    let answer = (): void => {};
    const isRead = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/reply', async (route) => {
      await isRead;
      await route.continue();
    });
    await field.fill('The lamp is on its way.');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await field.press('End');
    await field.pressSequentially(' It comes on Friday');
    answer();
    await page.getByRole('log').getByText('The lamp is on its way.').waitFor();

    await expect.poll(() => field.inputValue()).toBe('It comes on Friday');
    await page.context().close();
  });

  it('keeps the draft when the session ends, and goes on after signing in again', async () => {
    const page = await agents.openTicket('ravi', 'Joseph Mathew');
    await page.getByRole('textbox', { name: 'Reply' }).fill('Half of a sentence');
    await page.context().clearCookies();
    // The page notices by itself: it says every few seconds that somebody looks at the ticket.
    await page.getByRole('dialog', { name: 'Sign in again' }).waitFor({ timeout: 20_000 });
    await agents.picture(page, 'session-ended');
    await page.locator('input[type=password]').fill('a long enough password');
    await page.getByRole('dialog').getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('dialog', { name: 'Sign in again' }).waitFor({ state: 'detached' });
    const kept = await page.getByRole('textbox', { name: 'Reply' }).inputValue();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('log').getByText('Half of a sentence').waitFor();
    await page.context().close();

    expect(kept).toBe('Half of a sentence');
  });

  it('writes a note that mentions a colleague, who is told', async () => {
    const ravi = await agents.open('ravi', '/console/tickets');
    const page = await agents.openTicket('asha', 'Suresh Pillai');
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Internal note' }).fill('Please call the warehouse @Ra');
    await page.getByRole('button', { name: '@Ravi Kumar' }).click();
    await page.getByRole('button', { name: 'Save the note' }).click();
    await page.getByRole('log').getByText('Please call the warehouse @Ravi Kumar').waitFor();

    await ravi.getByRole('button', { name: 'Notifications: 1' }).click({ timeout: 10_000 });
    await ravi.getByText('Asha Rao mentioned you').click();
    await ravi.getByRole('log').getByText('Please call the warehouse @Ravi Kumar').waitFor();
    await ravi.context().close();
    await page.context().close();
  });

  it('takes over from the bot and gives back', async () => {
    const page = await agents.openTicket('asha', 'Vikram Singh');
    await page.getByRole('button', { name: 'Give back to the bot' }).click();
    await page.getByText('The bot is answering.').waitFor();
    await page.getByRole('button', { name: 'Take over' }).click();
    await page.getByText('You have this conversation; the bot is silent.').waitFor();
    await page.context().close();
  });

  it('sets priority and tags, and resolves with what was decided', async () => {
    const page = await agents.openTicket('asha', 'Devika Krishnan');
    await page.getByRole('combobox', { name: 'Priority' }).click();
    await page.getByRole('option', { name: 'Urgent' }).click();
    await page.getByRole('button', { name: 'Resolve' }).click();
    await page.getByRole('textbox', { name: 'What was decided' }).fill('Grey bedcover sent.');
    await page.getByRole('dialog').getByRole('button', { name: 'Resolve' }).click();
    await expect.poll(() => agents.stateOf('Devika Krishnan')).toBe('resolved');
    await page.getByText('Grey bedcover sent.').first().waitFor();
    await page.context().close();
  });

  it('finds tickets by words of any language', async () => {
    const page = await agents.open('asha', '/console/tickets?view=all');
    await page.getByText('Vikram Singh').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('डिलीवर्ड');
    await page.getByText('आरती गुप्ता').waitFor();
    // The old list stays until the new one is there.
    await expect.poll(() => page.getByText('Vikram Singh').count(), { timeout: 10_000 }).toBe(0);
    await page.context().close();
  });

  it('cancels an order as policy allows, once, and it is noted', async () => {
    const page = await agents.openTicket('asha', 'Priya Nair');
    await page.getByRole('tab', { name: 'Order' }).click();
    await page.getByRole('button', { name: /Cancel the order/ }).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('ordered twice');
    await agents.picture(page, 'order-cancel');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: en.orders.leave }).waitFor();
    await dialog.getByRole('button', { name: en.orders.actionNames.cancel }).click();
    await page
      .getByRole('log')
      .getByText(/^Cancel the order: KH-10238/)
      .waitFor();
    await page.getByText('Cancelled already.').waitFor();
    await page.context().close();
  });

  it('merges a ticket into another, whose number goes on', async () => {
    const into = await agents.ticketOf('Joseph Mathew');
    const page = await agents.openTicket('asha', 'Imran Khan');
    await page.getByRole('button', { name: 'More' }).first().click();
    await page.getByRole('menuitem', { name: 'Merge into another ticket' }).click();
    await page.getByRole('textbox', { name: 'Number of the other ticket' }).fill(into);
    const merge = page.getByRole('dialog').getByRole('button', { name: 'Merge' });
    await merge.click();
    await page.getByText(en.faults.refusals['other-customer']).waitFor();
    await merge.click();
    await page.getByText('Also known as').waitFor();
    await page.context().close();
  });

  it('splits a matter off and merges it again, with no number copied', async () => {
    const number = await agents.numberOf('Sneha Kulkarni');
    const page = await agents.openTicket('asha', 'Sneha Kulkarni');
    const more = page.getByRole('button', { name: 'More' }).first();
    await more.click();
    await page.getByRole('menuitem', { name: en.ticket.split }).click();
    await page.getByRole('textbox', { name: en.ticket.splitSummary }).fill('The cover is missing too');
    await page.getByRole('dialog').getByRole('button', { name: en.ticket.splitDo }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('The cover is missing too').first().waitFor();
    const inGroups = number.replace(/(\d{3})(\d{3})/, '$1 $2 ');
    await page.getByText(`${en.ticket.splitFrom} ${inGroups}`).waitFor();
    const splitOff = page.url();
    await more.click();
    await page.getByRole('menuitem', { name: en.ticket.merge }).click();
    await page.getByRole('group', { name: en.ticket.otherTickets }).getByRole('button').first().click();
    await agents.picture(page, 'merge-choices');
    await page.getByRole('dialog').getByRole('button', { name: en.ticket.mergeDo }).click();
    await page.getByText('Also known as').waitFor();
    await page.goto(splitOff);
    await page.getByText(`${en.ticket.mergedInto} ${inGroups}`).waitFor();
    const running = await page.getByText(en.words.clocks['first-reply']).count();
    await page.context().close();

    expect(running).toBe(0);
    expect(await agents.numberOf('Sneha Kulkarni')).toBe(number);
  });

  it('finds its way by the command palette', async () => {
    const page = await agents.open('asha', '/console/tickets');
    await page.getByRole('checkbox').first().waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: 'Go to, or do something' }).fill('undeliv');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Undelivered' }).waitFor();
    await page.context().close();
  });

  it('says what a sentence means that the bot did not understand', async () => {
    const page = await agents.open('asha', '/console/reports');
    await page.getByRole('button', { name: 'Say what it means: showroom kidhar hai' }).click();
    await page.getByRole('combobox', { name: 'It means' }).click();
    await page.getByRole('option', { name: /\(contact\)/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.context().close();

    const kept = await agents.get('asha', '/api/phrase-suggestions');
    expect(kept).toMatchObject([{ text: 'showroom kidhar hai', intent: 'contact', language: 'en' }]);
  });

  it('was never stopped by the content security policy, and threw nothing', () => {
    expect(agents.complaints).toEqual([]);
  });
});

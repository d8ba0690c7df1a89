import { Select, SimpleGrid, Stack, TagsInput } from '@mantine/core';
import { ticketApi } from '../api/ticket.ts';
import { usePeople } from '../parts/use-people.ts';
import { texts } from '../texts/index.ts';
import { TICKET_PRIORITIES, type TicketPriority, type TicketState } from './choices.ts';
import type { TicketDetail } from './use-ticket.ts';
import { useTicketChange } from './use-ticket-change.ts';

const NOBODY = '';

/** What people set: state, whose it is, how pressing, tags. */
export function Fields({ detail }: { detail: TicketDetail }) {
  const { ticket, transitions } = detail;
  const { change } = useTicketChange(detail);
  // While a change is on its way the field keeps the focus: what is typed on must not become keys of the page.
  const isFixed = ticket.mergedIntoId !== null;
  const people = usePeople();
  const states: TicketState[] = [ticket.state, ...transitions];
  const assignees = [
    { value: NOBODY, label: texts.ticket.nobody },
    ...(people.data ?? []).map(({ id, name, load }) => ({ value: id, label: `${name} (${load})` })),
  ];
  const setTags = (tags: string[]): void => {
    const add = tags.filter((tag) => !ticket.tags.includes(tag.toLowerCase()));
    const remove = ticket.tags.filter((tag) => !tags.includes(tag));
    change((version) => ticketApi.setTags(ticket.id, { version, add, remove }));
  };
  const setState = (to: TicketState | null): void => {
    if (to !== null && to !== ticket.state) change((version) => ticketApi.setState(ticket.id, { version, to }));
  };
  const setPriority = (priority: TicketPriority | null): void => {
    if (priority !== null && priority !== ticket.priority)
      change((version) => ticketApi.setPriority(ticket.id, { version, priority }));
  };
  return (
    <Stack gap="xs">
      <SimpleGrid cols={2} spacing="sm" verticalSpacing="xs">
        <Select
          label={texts.ticket.state}
          data={states.map((value) => ({ value, label: texts.words.states[value] }))}
          value={ticket.state}
          disabled={isFixed || states.length === 1}
          allowDeselect={false}
          onChange={setState}
        />
        <Select
          label={texts.ticket.priority}
          data={TICKET_PRIORITIES.map((value) => ({ value, label: texts.words.priorities[value] }))}
          value={ticket.priority}
          disabled={isFixed}
          allowDeselect={false}
          onChange={setPriority}
        />
      </SimpleGrid>
      <Select
        label={texts.ticket.assignee}
        data={assignees}
        value={ticket.assigneeId ?? NOBODY}
        disabled={isFixed}
        searchable
        allowDeselect={false}
        onChange={(to) => change((version) => ticketApi.assign(ticket.id, { version, to: to === NOBODY ? null : to }))}
      />
      <TagsInput
        label={texts.ticket.tags}
        placeholder={ticket.tags.length === 0 ? texts.ticket.addTag : ''}
        value={ticket.tags}
        onChange={setTags}
        maxTags={20}
        disabled={isFixed}
      />
    </Stack>
  );
}

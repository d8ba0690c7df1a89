import { Grid, NavLink, Select } from '@mantine/core';
import type { ComponentType } from 'react';
import { Link as Followed, useLocation } from 'wouter';
import { Sheet } from '../parts/sheet.tsx';
import { useNarrow } from '../parts/use-narrow.ts';
import { useMe } from '../session/use-me.ts';
import { NotFound } from '../shell/not-found.tsx';
import { texts } from '../texts/index.ts';
import { AccountSection } from './account/account-section.tsx';
import { BrandSection } from './brand/brand-section.tsx';
import { CannedSection } from './canned/canned-section.tsx';
import { ChannelsSection } from './channels/channels-section.tsx';
import { AuditSection } from './integrations/audit-section.tsx';
import { KeysSection } from './integrations/keys-section.tsx';
import { WebhooksSection } from './integrations/webhooks-section.tsx';
import { PeopleSection } from './people/people-section.tsx';

type SectionName = keyof typeof texts.settings.sections;

interface Section {
  name: SectionName;
  show: ComponentType;
  /** The server refuses the others anyway; here it saves them the way. */
  roles: readonly string[] | 'everybody';
}

const SECTIONS: readonly Section[] = [
  { name: 'account', show: AccountSection, roles: 'everybody' },
  { name: 'channels', show: ChannelsSection, roles: 'everybody' },
  { name: 'canned-replies', show: CannedSection, roles: ['supervisor', 'grievance-officer', 'admin'] },
  { name: 'brand', show: BrandSection, roles: 'everybody' },
  { name: 'people', show: PeopleSection, roles: 'everybody' },
  { name: 'keys', show: KeysSection, roles: ['admin'] },
  { name: 'webhooks', show: WebhooksSection, roles: ['admin'] },
  { name: 'audit', show: AuditSection, roles: ['supervisor', 'grievance-officer', 'admin'] },
];

export function SettingsPage({ section }: { section: string }) {
  const me = useMe();
  const role = me.data?.role ?? 'agent';
  const shown = SECTIONS.filter(({ roles }) => roles === 'everybody' || roles.includes(role));
  const current = shown.find(({ name }) => name === section);
  return (
    <Sheet title={texts.settings.title}>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 3, lg: 2 }}>
          <Sections shown={shown} current={current?.name ?? ''} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 9, lg: 10 }} maw={980} miw={0}>
          {current === undefined ? <NotFound /> : <current.show />}
        </Grid.Col>
      </Grid>
    </Sheet>
  );
}

function Sections({ shown, current }: { shown: readonly Section[]; current: string }) {
  const isNarrow = useNarrow();
  const [, goTo] = useLocation();
  const { sections } = texts.settings;
  if (isNarrow) {
    return (
      <Select
        aria-label={texts.settings.title}
        data={shown.map(({ name }) => ({ value: name, label: sections[name] }))}
        value={current}
        allowDeselect={false}
        onChange={(name) => goTo(`/settings/${name}`)}
      />
    );
  }
  return (
    <nav aria-label={texts.settings.title}>
      {shown.map(({ name }) => (
        <NavLink
          key={name}
          component={Followed}
          href={`/settings/${name}`}
          label={sections[name]}
          active={name === current}
          styles={{ root: { borderRadius: 'var(--mantine-radius-md)' } }}
        />
      ))}
    </nav>
  );
}

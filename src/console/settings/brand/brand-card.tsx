import { Paper, SimpleGrid, Stack, Title } from '@mantine/core';
import type { BrandInfo } from '../../api/brands.ts';
import { Facts } from '../../parts/facts.tsx';
import { Section } from '../../parts/section.tsx';
import { texts, wordFor } from '../../texts/index.ts';
import { CUSTOMER_LANGUAGES } from '../../texts/language.ts';
import { hoursFacts, policyFacts } from './brand-facts.ts';

const { brand: words } = texts.settings;

/** Officer, contacts, hours and rules of one brand, as customers are told and as the bot judges. */
export function BrandCard({ brand }: { brand: BrandInfo }) {
  const { name, languages, grievanceOfficer: officer, customerCare: care } = brand;
  return (
    <Paper withBorder p="md">
      <Stack gap="md">
        <Title order={3} size="h4">
          {name}
        </Title>
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl" verticalSpacing="md">
          <Section title={words.officer}>
            <Facts
              facts={[
                [words.name, officer.name],
                [words.designation, officer.designation],
                [words.phone, officer.phone],
                [words.email, officer.email],
                [words.address, officer.address],
              ]}
            />
          </Section>
          <Section title={words.care}>
            <Facts
              facts={[
                [words.phone, care.phone],
                [words.email, care.email],
                [words.said, care.hours],
                [texts.shell.language, languages.map((language) => wordFor(CUSTOMER_LANGUAGES, language)).join(', ')],
              ]}
            />
          </Section>
          <Section title={words.hours}>
            <Facts facts={hoursFacts(brand)} />
          </Section>
          <Section title={words.policies}>
            <Facts facts={policyFacts(brand)} />
          </Section>
        </SimpleGrid>
      </Stack>
    </Paper>
  );
}

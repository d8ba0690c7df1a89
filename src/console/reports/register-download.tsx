import { Button, Group, Text, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { reportsApi } from '../api/reports.ts';
import { texts } from '../texts/index.ts';

interface Props {
  month: string;
  brandId: string;
  /** Where there are several: a register is one brand's. */
  brandName: string | null;
}

/** The month's register of grievances, as the law wants it kept. */
export function RegisterDownload({ month: first, brandId, brandName }: Props) {
  const [month, setMonth] = useState(first);
  return (
    <Group gap="xs">
      {brandName !== null && <Text size="sm">{brandName}</Text>}
      <TextInput
        type="month"
        size="xs"
        aria-label={texts.reports.month}
        value={month}
        onChange={(event) => event.currentTarget.value !== '' && setMonth(event.currentTarget.value)}
      />
      {(['csv', 'pdf'] as const).map((kind) => (
        <Button
          key={kind}
          component="a"
          href={reportsApi.registerAddress(kind, month, brandId)}
          download
          size="xs"
          variant="default"
          leftSection={<IconDownload size={16} />}
        >
          {texts.reports.register(kind.toUpperCase())}
        </Button>
      ))}
    </Group>
  );
}

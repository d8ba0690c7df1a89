import { Button, Group, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { reportsApi } from '../api/reports.ts';
import { texts } from '../texts/index.ts';

/** The month's register of grievances, as the law wants it kept. */
export function RegisterDownload({ month: first, brandId }: { month: string; brandId: string }) {
  const [month, setMonth] = useState(first);
  return (
    <Group gap="xs">
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

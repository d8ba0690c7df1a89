import { Button, Group, Select, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { reportsApi } from '../api/reports.ts';
import { addMonths, dayIn } from '../parts/day.ts';
import { monthName } from '../parts/formats.ts';
import { texts } from '../texts/index.ts';

interface Props {
  brandId: string;
  /** Where there are several: a register is one brand's. */
  brandName: string | null;
}

/** As far back as a register can be asked for. */
const MONTHS = 60;

/** The month's register of grievances, as the law wants it kept. */
export function RegisterDownload({ brandId, brandName }: Props) {
  const [today] = useState(() => dayIn(Date.now()));
  const months = Array.from({ length: MONTHS }, (_, back) => addMonths(`${today.slice(0, 7)}-01`, -back).slice(0, 7));
  const [month, setMonth] = useState(months[0] ?? '');
  return (
    <Group gap="xs">
      {brandName !== null && <Text size="sm">{brandName}</Text>}
      <Select
        size="xs"
        aria-label={texts.reports.month}
        data={months.map((value) => ({ value, label: monthName(value) }))}
        value={month}
        allowDeselect={false}
        onChange={(value) => setMonth(value ?? month)}
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

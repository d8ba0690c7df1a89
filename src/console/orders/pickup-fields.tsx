import { Group, Select } from '@mantine/core';
import { dayIn, readDay } from '../parts/day.ts';
import { DayField } from '../parts/day-field.tsx';
import { texts } from '../texts/index.ts';

export type PickupWindow = '09-13' | '13-17' | '17-20';
export interface Pickup {
  /** As it is typed; empty: none yet. */
  day: string;
  window: PickupWindow;
}

const WINDOWS: readonly PickupWindow[] = ['09-13', '13-17', '17-20'];

/** The pickup as the server takes it: null, none was asked for; `wrong`: what was typed is no day to come. */
export function readPickup({ day: text, window }: Pickup): Pickup | null | 'wrong' {
  if (text.trim() === '') return null;
  const day = readDay(text);
  return day === null || day < dayIn(Date.now()) ? 'wrong' : { day, window };
}

function faultOf(text: string): string | null {
  if (text.trim() === '') return null;
  const day = readDay(text);
  if (day === null) return texts.days.wrong;
  return day < dayIn(Date.now()) ? texts.days.past : null;
}

/** When the courier comes. */
export function PickupFields({ pickup, onChange }: { pickup: Pickup; onChange: (pickup: Pickup) => void }) {
  return (
    <Group grow align="start">
      <DayField
        label={texts.orders.day}
        text={pickup.day}
        min={dayIn(Date.now())}
        fault={faultOf(pickup.day)}
        onText={(day) => onChange({ ...pickup, day })}
      />
      <Select
        label={texts.orders.window}
        data={WINDOWS.map((value) => ({ value, label: `${value.replace('-', ':00 – ')}:00` }))}
        value={pickup.window}
        allowDeselect={false}
        onChange={(value) => {
          const window = WINDOWS.find((known) => known === value);
          if (window !== undefined) onChange({ ...pickup, window });
        }}
      />
    </Group>
  );
}

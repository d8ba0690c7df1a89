import { Button, type ButtonProps } from '@mantine/core';
import { useState } from 'react';

interface Props extends Pick<ButtonProps, 'size' | 'variant' | 'loading'> {
  label: string;
  /** The question; a second press is the answer. */
  sure: string;
  onSure: () => void;
}

/** For what cannot be undone: one press asks, another one does it, and looking elsewhere is a no. */
export function SureButton({ label, sure, onSure, variant = 'default', ...more }: Props) {
  const [isAsking, setAsking] = useState(false);
  const press = (): void => {
    setAsking(!isAsking);
    if (isAsking) onSure();
  };
  return (
    <Button {...more} {...(isAsking ? { color: 'red' } : { variant })} onClick={press} onBlur={() => setAsking(false)}>
      {isAsking ? sure : label}
    </Button>
  );
}

import { BarController, BarElement, CategoryScale, Chart, LinearScale } from 'chart.js';
import { useEffect, useRef, useState, type ReactNode } from 'react';

Chart.register(BarController, BarElement, CategoryScale, LinearScale);

export interface Bar {
  readonly name: string;
  /** Null where the number is hidden: a gap. */
  readonly count: number | null;
}

interface Props {
  readonly bars: readonly Bar[];
  /** Bars that lie have room for long names. */
  readonly lying?: boolean;
}

/** Bars to be taken in at a glance. The table below them says the same, so this is a picture only. */
export function BarChart({ bars, lying = false }: Props): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const dark = useDark();
  useEffect(() => {
    const place = canvas.current;
    if (place === null) return undefined;
    // The style sheet knows the colors, light or dark; a canvas must be told.
    const { color, outlineColor, borderColor, fontFamily } = getComputedStyle(place);
    const ticks = { color: outlineColor, font: { family: fontFamily, size: 12 } };
    const numbers = { beginAtZero: true, ticks: { ...ticks, precision: 0 }, grid: { color: borderColor } };
    const names = { ticks: { ...ticks, autoSkip: !lying }, grid: { display: false } };
    const chart = new Chart(place, {
      type: 'bar',
      data: {
        labels: bars.map(({ name }) => name),
        datasets: [{ data: bars.map(({ count }) => count), backgroundColor: color, maxBarThickness: 28 }],
      },
      options: {
        animation: false,
        maintainAspectRatio: false,
        indexAxis: lying ? 'y' : 'x',
        events: [],
        scales: lying ? { x: numbers, y: names } : { x: names, y: numbers },
      },
    });
    return () => chart.destroy();
  }, [bars, lying, dark]);
  const rows = lying ? Math.min(4, Math.ceil(bars.length / 4)) : 2;
  return (
    <div className={`chart rows-${rows}`}>
      <canvas ref={canvas} aria-hidden="true" />
    </div>
  );
}

/** Tells when the colors change. */
function useDark(): boolean {
  const [dark, setDark] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches);
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)');
    const tell = (): void => setDark(query.matches);
    query.addEventListener('change', tell);
    return () => query.removeEventListener('change', tell);
  }, []);
  return dark;
}

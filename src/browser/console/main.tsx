import { isJitless } from './jitless.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { applyTheme } from './theme.ts';

const place = document.getElementById('console');
applyTheme();
if (place && isJitless)
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );

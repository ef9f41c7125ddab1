import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { takeNonce } from '@/lib/nonce';
import { live, session } from '@/lib/services';
import { startTheme } from '@/lib/theme';
import '../styles.css';
import { App } from './App';

startTheme();
takeNonce();
void session.restore();
window.addEventListener('online', live.retryNow);

const root = document.getElementById('root');
if (!root) {
  throw new Error('The page has no root');
}
createRoot(root).render(
  <StrictMode>
    <BrowserRouter>
      <App />
    </BrowserRouter>
  </StrictMode>,
);

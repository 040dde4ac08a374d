import type { ThemeConfig } from 'antd'

/** Who asked the machine for less movement gets none (WCAG 2.3.3). */
const still = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false

/** Quiet and official: white and one blue, one radius, one shadow, system Chinese fonts (UX, Look). */
export const theme: ThemeConfig = {
  cssVar: {},
  token: {
    colorPrimary: '#1f5fbf',
    colorInfo: '#1f5fbf',
    colorLink: '#1f5fbf',
    colorSuccess: '#1d7f46',
    colorWarning: '#b26a00',
    colorError: '#c0362c',
    colorErrorHover: '#a82a21',
    colorPrimaryHover: '#184c99',
    colorLinkHover: '#184c99',
    colorWarningBg: '#fff4e0',
    colorWarningBorder: '#f0dcb4',
    colorErrorBg: '#fdecea',
    colorErrorBorder: '#f3c4bf',
    colorSuccessBg: '#e8f5ed',
    colorSuccessBorder: '#b9dfc8',
    colorInfoBg: '#eaf1fb',
    colorInfoBorder: '#c4d8f2',
    colorText: '#1d2530',
    colorTextSecondary: '#55606e',
    colorTextPlaceholder: '#6b7683',
    colorTextDescription: '#55606e',
    colorBgLayout: '#f5f7fa',
    borderRadius: 6,
    borderRadiusLG: 6,
    borderRadiusSM: 6,
    fontSize: 14,
    fontFamily: "'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif",
    boxShadow: '0 2px 8px rgb(29 37 48 / 10%)',
    boxShadowSecondary: '0 2px 8px rgb(29 37 48 / 14%)',
    motionUnit: 0.06,
    motion: !still,
  },
  components: {
    Checkbox: { borderRadiusSM: 3 },
    Layout: { headerBg: '#fff', siderBg: '#fff', bodyBg: '#f5f7fa' },
    Menu: { itemHeight: 40, itemMarginInline: 8 },
    Table: { headerBg: '#f5f7fa', cellPaddingBlock: 12 },
  },
}

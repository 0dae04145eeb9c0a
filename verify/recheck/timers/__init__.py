"""Timers that re-check links on a schedule: systemd, cron, GitHub Actions."""

//! Demo data providers: agencies that answer the DP-API with signed packages.

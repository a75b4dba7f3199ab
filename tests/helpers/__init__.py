"""What several tests share: tables made by hand, and sentences with a marked target."""

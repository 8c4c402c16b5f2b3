package org.athanor.behaviour.oracle;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** Users, their addresses and the letters to those, as the tutorial goes on with them once it deletes orphans. */
public final class Seed {
    private Seed() {}

    @Entity(name = "User")
    @Table(name = "users")
    public static class User {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Integer id;

        private String name;
        private String fullname;
        private String password;

        @OneToMany(mappedBy = "user", cascade = CascadeType.ALL, orphanRemoval = true)
        @OrderBy("id")
        private List<Address> addresses = new ArrayList<>();

        protected User() {}

        public User(String name, String fullname, String password) {
            this.name = name;
            this.fullname = fullname;
            this.password = password;
        }

        public Integer getId() {
            return id;
        }

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public String getPassword() {
            return password;
        }

        public void setPassword(String password) {
            this.password = password;
        }

        public List<Address> getAddresses() {
            return addresses;
        }

        public void setAddresses(List<Address> addresses) {
            this.addresses = addresses;
        }
    }

    @Entity(name = "Address")
    @Table(name = "addresses")
    public static class Address {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Integer id;

        @Column(name = "email_address", nullable = false)
        private String email;

        @ManyToOne
        @JoinColumn(name = "user_id")
        private User user;

        @OneToMany(mappedBy = "address", cascade = CascadeType.REMOVE)
        private List<Letter> letters = new ArrayList<>();

        protected Address() {}

        public Address(String email) {
            this.email = email;
        }

        public Integer getId() {
            return id;
        }

        public String getEmail() {
            return email;
        }

        public User getUser() {
            return user;
        }

        public void setUser(User user) {
            this.user = user;
        }

        public List<Letter> getLetters() {
            return letters;
        }
    }

    @Entity(name = "Letter")
    @Table(name = "letters")
    public static class Letter {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Integer id;

        @ManyToOne
        @JoinColumn(name = "address_id")
        private Address address;

        public Letter() {}
    }
}
